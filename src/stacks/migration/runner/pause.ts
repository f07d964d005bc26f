import { setTimeout } from 'node:timers/promises';

export const pause = (seconds: number) => setTimeout(seconds * 1000);
