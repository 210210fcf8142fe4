import { testBoard } from './board.ts';

/** A board with somebody of a small group and somebody of another, a facilitator, and a cluster. */
export async function groupsRoom() {
	const test = await testBoard({
		board: {
			people: { vcs: 1 },
			clusters: [{ id: 'n', cluster: { q: 'how', name: 'Together' } }]
		}
	});
	const facilitator = await test.seat('facilitator');
	const small = await test.seat('stakeholder', 'vcs');
	const large = await test.seat('stakeholder', 'patient');
	const seats = [facilitator, small, large];
	const labels = () => test.board.snapshot().meta.groups.map(({ label }) => label);
	return { ...test, test, facilitator, small, large, seats, labels };
}
