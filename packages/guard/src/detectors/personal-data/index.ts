export { personalDataDetector } from './personal-data-detector.js';
