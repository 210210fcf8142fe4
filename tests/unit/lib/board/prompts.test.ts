import { expect, test } from 'vitest';
import { openPrompts } from '#lib/board/prompts.ts';
import { peopleOf, promptWords } from '#lib/domain/prompt.ts';
import { standardGroup } from '#lib/domain/group.ts';
import { newStage } from '#lib/domain/stage.ts';

const prompts = new Map([['where' as const, { step: 'share', at: 5 }]]);
const at = (step: string, locks: 'writing'[] = []) =>
	openPrompts({ prompts, role: 'stakeholder', stage: { ...newStage('share'), step, locks } });

test('[X62] a prompt holds in its own step, while one can write', () => {
	expect(at('share')).toEqual([['where', { step: 'share', at: 5 }]]);
	expect(at('group')).toEqual([]);
	expect(at('share', ['writing'])).toEqual([]);
	expect(openPrompts({ prompts, role: 'stakeholder', stage: undefined })).toEqual([]);
});

test('[X62] names the group within the sentence, and one of the workshop’s own as it is', () => {
	expect(promptWords(standardGroup('patient'), 'Where').title).toBe(
		'The facilitator would like to hear from patients about Where.'
	);
	expect(peopleOf(standardGroup('g1', 'Young people'))).toBe('Young people');
	expect(peopleOf({ id: 'hcp', label: 'GP surgery', short: 'GP' })).toBe('GP surgery');
});
