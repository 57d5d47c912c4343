export { systemPromptLeakDetector } from './system-prompt-leak-detector.js';
