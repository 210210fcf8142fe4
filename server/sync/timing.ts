import { limits } from '#lib/domain/limits.ts';

/** How often sockets are looked at, and when they are let go. Tests shorten these. */
export interface SyncTiming {
	heartbeatMs: number;
	deadAfterMs: number;
	syncStepEveryMs: number;
	/** Whoever is seated by a session is looked up again this often, which also counts as use of it. */
	lookAgainMs: number;
	/** After a close frame the other side has this long to answer it. */
	closingMs: number;
	pollHoldMs: number;
	/** A poller that has not asked for this long has left. */
	pollerGoneMs: number;
	seatingMs: number;
}

export const defaultTiming: SyncTiming = {
	heartbeatMs: limits.heartbeatMs,
	deadAfterMs: limits.deadAfterMs,
	syncStepEveryMs: limits.syncStepEveryMs,
	lookAgainMs: 60_000,
	closingMs: 2_000,
	pollHoldMs: limits.pollHoldMs,
	pollerGoneMs: 30_000,
	seatingMs: limits.seatingMs
};
