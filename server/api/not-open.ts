import * as v from 'valibot';
import { FivewaysError } from '#lib/domain/errors.ts';
import { addressOf } from './address.ts';
import { readJson } from './body.ts';
import type { ApiContext, Edge } from './edge.ts';
import { seatOf } from './seated.ts';

const screenSchema = v.object({ token: v.string() });
const rejoinSchema = v.object({ code: v.string(), seatCode: v.string() });

/**
 * Links for room screens and codes for a second device are not given out by this version, so each
 * one that comes is a wrong one: counted as a failure and answered like any other wrong code.
 */
export function joinScreen(edge: Edge) {
	return async function joinScreen(context: ApiContext) {
		await readJson(context, screenSchema);
		return refuseCode(context, edge);
	};
}

export function rejoin(edge: Edge) {
	return async function rejoin(context: ApiContext) {
		await readJson(context, rejoinSchema);
		return refuseCode(context, edge);
	};
}

/** Never a code: it has no symbols. */
async function refuseCode(context: ApiContext, edge: Edge): Promise<never> {
	await edge.services.workshops.open({ code: '' }, addressOf(context, edge));
	throw new FivewaysError('not-open');
}

/** Another seat on a shared device. No seat of this version is one, so none may. */
export function addSeat(edge: Edge) {
	return async function addSeat(context: ApiContext): Promise<never> {
		await seatOf(context, edge);
		throw new FivewaysError('not-allowed');
	};
}
