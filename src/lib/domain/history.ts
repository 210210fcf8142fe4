import type { Action } from './action.ts';
import type { Cluster } from './cluster.ts';
import type { Note } from './note.ts';
import type { StepKind } from './stage.ts';

/**
 * Why a moment of the board was kept: a step ended, the closing began, a facilitator asked for it, or
 * another moment was about to take its place.
 */
export const momentKinds = ['step', 'close', 'saved', 'before'] as const;
export type MomentKind = (typeof momentKinds)[number];

/** A moment of the board that is kept, as the list of them says it. */
export interface Moment {
	id: string;
	/** Milliseconds since 1970, server clock. */
	at: number;
	kind: MomentKind;
	/** Of one that was kept by hand. */
	name?: string;
	/** The kind of step that the board was in. */
	step: StepKind;
	notes: number;
	clusters: number;
	actions: number;
}

/** What everyone could see at a moment, as pairs of id and value, for looking at. */
export interface MomentContent {
	notes: [string, Note][];
	clusters: [string, Cluster][];
	actions: [string, Action][];
}
