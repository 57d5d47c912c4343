export { canaryDetector } from './canary-detector.js';
export { issueCanary, plantCanary } from './issue-canary.js';
