import { createContext } from 'svelte';
import type { LiveBoard } from './types.ts';

/** The page hands its board down; every component below asks for it here. */
export const [getLiveBoard, setLiveBoard] = createContext<LiveBoard>();
