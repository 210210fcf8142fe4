import * as v from 'valibot';

/** The five questions, in framework order. */
export const questionIds = ['how', 'who', 'what', 'where', 'why'] as const;
export type QuestionId = (typeof questionIds)[number];
export const questionIdSchema = v.picklist(questionIds);
