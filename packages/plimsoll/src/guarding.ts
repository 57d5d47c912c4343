export { loadOnnxClassifier, type OnnxFolderOptions } from './guarding/heavy/load-onnx-classifier.js';
export { namedGuard, type NamedGuardOptions } from './guarding/named-guard.js';
export { openGuard } from './guarding/open-guard.js';
