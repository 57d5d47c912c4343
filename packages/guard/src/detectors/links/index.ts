export { linksDetector } from './links-detector.js';
