/** Bytes of a module with all that it imports, up to which any process may load it. Below it are half of the shared modules. */
const smallBytes = 4_000;

/** A module and all that it imports before it runs, however indirectly; whether a package is among these. */
function loadedWith(inputs, module) {
  const modules = new Set([module]);
  let needsPackage = false;
  for (const one of modules)
    for (const { path, kind, external } of inputs[one].imports) {
      if (kind === 'dynamic-import') continue;
      if (external) needsPackage ||= !path.startsWith('node:');
      else modules.add(path);
    }
  return { modules, needsPackage };
}

/**
 * The small modules that several entries load. A bundler makes a chunk for each set of entries that share something, so these alone
 * would be tens of files of a few hundred bytes. Where every entry loads them, they are one.
 */
export function commonModules({ inputs }, entries) {
  const isDynamic = ({ kind, external }) => kind === 'dynamic-import' && !external;
  const dynamic = Object.values(inputs).flatMap(({ imports }) =>
    imports.filter(isDynamic).map(({ path }) => path),
  );
  const users = new Map();
  for (const entry of new Set([...entries, ...dynamic]))
    for (const module of loadedWith(inputs, entry).modules) users.set(module, (users.get(module) ?? 0) + 1);
  const isCommon = ([module, count]) => {
    const { modules, needsPackage } = loadedWith(inputs, module);
    const bytes = [...modules].reduce((sum, one) => sum + inputs[one].bytes, 0);
    return count > 1 && !needsPackage && bytes <= smallBytes;
  };
  return [...users].filter(isCommon).map(([module]) => module);
}
