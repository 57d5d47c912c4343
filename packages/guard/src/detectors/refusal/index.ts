export { refusalDetector } from './refusal-detector.js';
