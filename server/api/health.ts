import { statfs } from 'node:fs/promises';
import { PROTOCOL_VERSION } from '#lib/domain/protocol.ts';
import type { ApiContext, Edge } from './edge.ts';

/** Below this much free space nothing is ready to be written. */
const DISK_FLOOR_BYTES = 64 * 1_048_576;
/** A write that takes longer does not go through as far as anybody waiting is concerned. */
const PROBE_MS = 3_000;
/** Asking often costs no more than asking once. */
const REMEMBERED_MS = 1_000;

export type NotReady = 'draining' | 'storage' | 'disk';

/** The process answers, and nothing else. */
export function alive(context: ApiContext) {
	return context.json({ status: 'ok' });
}

export function version(edge: Edge) {
	return function version(context: ApiContext) {
		return context.json({ name: 'fiveways', version: edge.version, protocol: PROTOCOL_VERSION });
	};
}

/** 200 only when something could be saved now; else 503 with the reasons by name. */
export function ready(edge: Edge) {
	let last: { at: number; reasons: Promise<NotReady[]> } | undefined;
	return async function ready(context: ApiContext) {
		const now = performance.now();
		if (!last || now - last.at > REMEMBERED_MS) last = { at: now, reasons: reasonsNot(edge) };
		const asked = last;
		const reasons = await asked.reasons;
		// A no is over as soon as a write works.
		if (reasons.length > 0 && last === asked) last = undefined;
		const all: NotReady[] = edge.services.draining ? ['draining', ...reasons] : reasons;
		return context.json({ ready: all.length === 0, reasons: all }, all.length === 0 ? 200 : 503);
	};
}

async function reasonsNot({ services }: Edge): Promise<NotReady[]> {
	const [written, space] = await Promise.allSettled([
		withinTime(services.storage.probe()),
		statfs(services.settings.dataDir)
	]);
	const reasons: NotReady[] = [];
	if (written.status === 'rejected') reasons.push('storage');
	if (space.status === 'rejected' || space.value.bavail * space.value.bsize < DISK_FLOOR_BYTES)
		reasons.push('disk');
	return reasons;
}

async function withinTime(probe: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error('The storage took too long.')), PROBE_MS);
	});
	try {
		await Promise.race([probe, late]);
	} finally {
		clearTimeout(timer);
	}
}
