import * as v from 'valibot';
import { groupIdSchema } from '../group.ts';
import { limits } from '../limits.ts';
import { command, seatNumberSchema } from './fields.ts';

/** What a seat says of itself, and what facilitators do with seats and their code. */
export const seatCommands = [
	command('flag.finished', { on: v.boolean() }),
	/** A practice note was written. Its words are nobody's: only this is sent. */
	command('flag.practised', { on: v.boolean() }),
	/** `seat` is another's whose call for help a facilitator has answered. */
	command('flag.help', { on: v.boolean(), seat: v.optional(seatNumberSchema) }),
	command('code.rotate', {}),
	command('seat.code', { seat: v.optional(seatNumberSchema) }),
	/** Lets in those of these seats that wait. */
	command('seat.admit', {
		seats: v.pipe(v.array(seatNumberSchema), v.minLength(1), v.maxLength(limits.seatsPerBoard))
	}),
	command('seat.remove', { seat: seatNumberSchema, message: v.optional(v.string()) }),
	/** People of a group who are in the room without a device. */
	command('seat.headcount', {
		group: groupIdSchema,
		n: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.headcountPerGroup))
	})
] as const;
