export { scriptDetector } from './script-detector.js';
