import { expect, it } from 'vitest';
import { invitationText } from '../../../../../../src/routes/workshops/[id]/join-sheet/invitation-text.ts';

it('[E48] the invitation has title, day, place, address, code, three steps and whom to ask', () => {
	const text = invitationText({
		title: 'Riverside together',
		date: '2027-01-14',
		site: 'Riverside PCN',
		address: 'fiveways.example',
		code: 'K7QF-2M9P',
		contact: 'ruth@example.org'
	});
	expect(text).toBe(
		`Riverside together
Thursday 14 January 2027. Led by Riverside PCN.

How to join. No account, no app.
1. Open fiveways.example on a phone, tablet or laptop.
2. Type the code K7QF-2M9P.
3. Choose who you speak as today. Then press Join.

Do you need this in another format, or support to take part? Ask ruth@example.org.`
	);
});
