import { suiteVersion } from '../../suite-version.ts';

/** The name under which the suite calls a portal, e.g. `b24-conformance/0.1.0`. */
export const userAgent = `${suiteVersion().name}/${suiteVersion().version}`;
