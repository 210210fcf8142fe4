import type { CommandType } from '#lib/domain/command.ts';
import type { Inverse } from '../inverse.ts';
import type { Refusal } from './operation.ts';

/**
 * How one command is taken back now: `gone` when there is nothing left to take back, `built-on` when
 * others changed the same thing since, else what it amounts to and how it is done. `run` gives what it
 * takes to do it again, or refuses, and then changes nothing.
 */
export type Way = 'gone' | 'built-on' | { as: CommandType; run: () => Inverse | Refusal };

/** An inverse of one kind. */
export type Taking<Type extends Inverse['t']> = Extract<Inverse, { t: Type }>;
