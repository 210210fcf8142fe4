import { FivewaysError } from '#lib/domain/errors.ts';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import type { BoardSeed } from '../board/types.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Account } from './types.ts';
import { archivedDates, checkDate, checkNewWorkshop } from './workshop-details.ts';
import type { MadeWorkshop, NewWorkshop, SeedOptions, Workshops } from './workshop-types.ts';

type Needs = Pick<
	WorkshopsOptions,
	'storage' | 'firstCommit' | 'codes' | 'retentionDays' | 'now' | 'newId' | 'newEpoch'
>;
type Seed = Parameters<Workshops['createFromSeed']>[2];

/** Makes workshops: their details, their code, and the first state of their board, in one commit. */
export function making(needs: Needs): Pick<Workshops, 'create' | 'createFromSeed'> {
	const { storage, firstCommit, codes, retentionDays, now, newId } = needs;

	async function make(
		owner: Account,
		workshop: NewWorkshop,
		seed: Seed,
		{ sample = false, archived = false }: SeedOptions
	): Promise<MadeWorkshop> {
		if (!mayRunWorkshops(owner.role)) throw new FivewaysError('not-allowed');
		const { groups, framework, stage, ...details } = checkNewWorkshop(
			workshop,
			{ now: now(), retentionDays },
			archived ? archivedDates : checkDate
		);
		const { code, stored } = codes.fresh();
		const ids = { workshopId: newId(), boardId: newId() };
		const { title, deletedOn } = details;
		const board: BoardSeed = {
			...(stage ? { stage } : {}),
			...seed,
			title,
			framework,
			groups,
			deletedOn
		};
		await storage.workshops.create(
			{ ...ids, ...details, code: stored, createdAt: now(), sample },
			owner.accountId,
			firstCommit(board, needs)
		);
		return { ...ids, code };
	}

	return {
		create: (owner, workshop) => make(owner, workshop, { step: 'arrive' }, {}),
		createFromSeed: (owner, workshop, seed, options = {}) => make(owner, workshop, seed, options)
	};
}
