export type { Disclosure, DisclosurePlace } from './disclosure.js';
export { findSecrets } from './find-secrets.js';
export { isFoundInRuns, openRunOf, secretRuns, type SecretRun } from './secret-runs.js';
export { writtenForms, type WrittenForm } from './secret-forms.js';
export { noteRuns, toldBy, type ToldUnits } from './told-so-far.js';
export { compileSecrets, type SecretSet } from './secret-set.js';
