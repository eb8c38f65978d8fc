import { readRunningServer } from '@scribery/server';
