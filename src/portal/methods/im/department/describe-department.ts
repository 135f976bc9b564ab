import type { WireValue } from '../../../php/encode-json.ts';
import type { PortalDepartment, PortalState } from '../../../state/portal-state.ts';
import { describeUser } from '../describe/describe-user.ts';

/** The name of a department and of those above it, as `Kitchen / Company`. */
export function fullNameOf(department: PortalDepartment, state: PortalState): string {
  return lineOf(department, state)
    .map(({ name }) => name)
    .join(' / ');
}

/** A department and those above it, up to the company. A circle ends where it closes. */
export function lineOf(department: PortalDepartment, state: PortalState): readonly PortalDepartment[] {
  const line = [department];
  for (;;) {
    const above = state.departments.get(line.at(-1)?.parent ?? 0);
    if (above === undefined || line.includes(above)) return line;
    line.push(above);
  }
}

/** A department, with its head as a user where that is wanted. @see docs/reference/portal.md D */
export function describeDepartment(
  department: PortalDepartment,
  withUser: boolean,
  state: PortalState,
): WireValue {
  const head = state.users.get(department.head ?? 0);
  return {
    id: department.id,
    name: department.name,
    full_name: fullNameOf(department, state),
    manager_user_id: head?.id ?? 0,
    ...(withUser && head !== undefined ? { manager_user_data: describeUser(head, state) } : {}),
  };
}
