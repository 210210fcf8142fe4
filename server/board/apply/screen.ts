import { isScreen } from '#lib/domain/permission.ts';
import type { Operation } from './operation.ts';

/** One more link that opens room screens. Those made before go on opening them. */
export const linkScreen: Operation<'screen.link'> = {
	apply({ state, now, tools }) {
		const { token, tokenHash, sealed } = tools.newScreenToken();
		state.screenLinks.add({ tokenHash, madeAt: now });
		return { token, sealed: { token: sealed } };
	}
};

/** Ends all room screens and their links: in memory first, as the removal of a seat does. */
export const revokeScreens: Operation<'screen.revoke'> = {
	apply({ state, now, tools }) {
		const ended = [...state.seats.values()]
			.filter(({ role, removedAt }) => isScreen(role) && removedAt === undefined)
			.map(({ number }) => number);
		for (const number of ended) {
			tools.endSeat(number, '');
			state.seats.remove(number, now);
		}
		state.screenLinks.endAll();
		return { ended };
	}
};
