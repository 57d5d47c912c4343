export { codeDetector } from './code-detector.js';
