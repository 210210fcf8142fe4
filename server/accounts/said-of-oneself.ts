import * as v from 'valibot';
import { FivewaysError } from '#lib/domain/errors.ts';
import { groupIdSchema, type GroupId } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { cutGraphemes } from '#lib/domain/text.ts';
import { oneLine } from './typed-line.ts';

/** @throws {FivewaysError} `unknown-group` for what is no group of any workshop */
export function groupGiven(group: string): GroupId {
	const parsed = v.safeParse(groupIdSchema, group);
	if (!parsed.success) throw new FivewaysError('unknown-group');
	return parsed.output;
}

/** A name is a kindness, so a long or odd one is made to fit and never a reason to refuse. */
export function nameGiven(name: string | undefined): { name?: string } {
	const given = cutGraphemes(oneLine(name ?? ''), limits.nameGraphemes).trim();
	return given ? { name: given } : {};
}
