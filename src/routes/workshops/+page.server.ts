import { fail, redirect } from '@sveltejs/kit';
import { boardPath } from '#lib/domain/cookie.ts';
import { requireAccount } from '#lib/server/account.ts';
import { failureOf } from '#lib/server/failure.ts';
import { reportFault } from '#lib/server/report-fault.ts';
import { services } from '#lib/server/services.ts';
import { dayOf } from '#lib/domain/day.ts';
import type { Actions, PageServerLoad } from './$types';
import { rowOf } from './row.ts';

export const load: PageServerLoad = async (event) => {
	const account = requireAccount(event);
	const { workshops } = services();
	const mine = await workshops.ofAccount(account);
	// One board that cannot be read must not hide the others.
	const read = (boardId: string) =>
		workshops.snapshot(boardId).catch((fault: unknown) => {
			reportFault(fault, { routeId: event.route.id, status: 200 });
			return undefined;
		});
	const rows = await Promise.all(
		mine.map(async (workshop) => rowOf(workshop, await read(workshop.boardId)))
	);
	return { rows, today: dayOf(Date.now()) };
};

export const actions: Actions = {
	sample: async (event) => {
		const account = requireAccount(event);
		let boardId: string;
		try {
			({ boardId } = await services().library.loadSample(account));
		} catch (thrown) {
			const failure = failureOf(thrown);
			if (!failure) throw thrown;
			return fail(failure.status, { message: failure.message });
		}
		redirect(303, boardPath(boardId));
	}
};
