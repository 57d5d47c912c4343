export { groundednessDetector } from './groundedness-detector.js';
