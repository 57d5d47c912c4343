export { phrasesDetector } from './phrases-detector.js';
