/**
 * What a step of a capability does for a duty. satisfies: whoever has reached it has done what the duty asks, as far as a
 * step can say so; one step a duty at most. evidences: it is part of the proof.
 */
export type DutyLink = { duty: string; capability: string; level: number; does: 'satisfies' | 'evidences' }
