import { FivewaysError } from '#lib/domain/errors.ts';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import type { MemberRole, StoredWorkshop } from '../storage/port.ts';
import { joinWindow } from './join-window.ts';
import type { WorkshopsOptions } from './workshop-options.ts';
import type { Account } from './types.ts';
import { checkDate, checkSite, checkTitle } from './workshop-details.ts';
import type { Workshops } from './workshop-types.ts';

type Needs = Pick<WorkshopsOptions, 'storage' | 'boards' | 'codes' | 'retentionDays' | 'now'>;
type Part = Pick<
	Workshops,
	| 'ofAccount'
	| 'forMember'
	| 'update'
	| 'remove'
	| 'isUntouched'
	| 'takeBack'
	| 'codeOf'
	| 'joinWindow'
	| 'newCode'
	| 'memberOfBoard'
>;

/** What members of a workshop may do with it outside its board. */
export function members({
	storage: { workshops, members: ofWorkshop },
	boards,
	codes,
	retentionDays,
	now
}: Needs): Part {
	/** Whether there is such a workshop is told to its members alone. */
	async function forMember(account: Account, workshopId: string) {
		const workshop = await workshops.byId(workshopId);
		const role = await workshops.memberRole(workshopId, account.accountId);
		if (!workshop || !role) throw new FivewaysError('not-found');
		return { ...workshop, role };
	}

	async function forFacilitator(account: Account, workshopId: string): Promise<StoredWorkshop> {
		const { role, ...workshop } = await forMember(account, workshopId);
		if (!mayRunWorkshops(role)) throw new FivewaysError('not-allowed');
		return workshop;
	}

	/** Who was invited runs the workshop, and does not delete it. */
	async function forOwner(account: Account, workshopId: string): Promise<void> {
		await forFacilitator(account, workshopId);
		const all = await ofWorkshop.of(workshopId);
		if (!all.some(({ accountId, owner }) => owner && accountId === account.accountId))
			throw new FivewaysError('not-allowed');
	}

	return {
		forMember,
		ofAccount: (account) => workshops.ofAccount(account.accountId),

		async update(account, workshopId, { title, site, date }) {
			const { boardId } = await forFacilitator(account, workshopId);
			await workshops.update(workshopId, {
				...(title === undefined ? {} : { title: checkTitle(title) }),
				...(site === undefined ? {} : { site: checkSite(site) ?? '' }),
				...(date === undefined ? {} : checkDate(date, { now: now(), retentionDays }))
			});
			const changed = await forFacilitator(account, workshopId);
			const board = await boards.open(boardId);
			await board.describe({ title: changed.title, deletedOn: changed.deletedOn });
			return changed;
		},

		async remove(account, workshopId) {
			await forOwner(account, workshopId);
			await workshops.remove(workshopId);
		},

		async isUntouched(boardId) {
			const board = await boards.open(boardId);
			return board.rev === 0 && board.seatCount === 0;
		},

		async takeBack(account, workshopId) {
			await forOwner(account, workshopId);
			return workshops.removeUntouched(workshopId);
		},

		codeOf: ({ code }) => codes.open(code.sealed),
		joinWindow: ({ date }) => joinWindow(date, now()),
		newCode: () => codes.fresh(),

		async memberOfBoard(boardId, account): Promise<MemberRole | undefined> {
			const workshop = await workshops.byBoard(boardId);
			return workshop && workshops.memberRole(workshop.workshopId, account.accountId);
		}
	};
}
