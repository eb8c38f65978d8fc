export { UNSET_ID } from './tables/unset-id.ts';
