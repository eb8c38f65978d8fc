export { hasCode } from './has-code.ts';
export { EXIT, type ErrorCode, registry } from './registry.ts';
export { type ErrorPlace, ScriberyError } from './scribery-error.ts';
