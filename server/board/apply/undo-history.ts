import { bring, roomToBring } from '../restoring.ts';
import { type Act, refusal } from './operation.ts';
import type { Taking, Way } from './way.ts';

/**
 * What others changed since the restore stays as they left it; all else is again as it was. It is
 * gone when the moments it needs are kept no more.
 */
export function unrestoreBoard(act: Act, { t, put, former }: Taking<'history.restore'>): Way {
	const { history } = act.state;
	if (!history.has(put) || !history.has(former)) return 'gone';
	return {
		as: t,
		run() {
			const [from, to] = [history.content(put), history.content(former)];
			if (!from || !to) return refusal('storage');
			const full = roomToBring(act.state, from, to);
			if (full) return full;
			bring(act, from, to);
			return { t, put: former, former: put };
		}
	};
}
