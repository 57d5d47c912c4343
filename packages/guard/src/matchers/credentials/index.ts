export { credentialKinds, findCredentials, type Credential, type CredentialKind } from './find-credentials.js';
