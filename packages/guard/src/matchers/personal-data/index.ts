export { findPersonalData, type PersonalDataOptions, type PersonalDatum } from './find-personal-data.js';
