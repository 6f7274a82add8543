import { expect, test } from 'vitest'
import { ACTIONS, type Action, type Actor, can, ROLES } from '#app/core/access/can.ts'

const ACTORS: readonly Actor[] = ['guest', 'participant', ...ROLES]
const OF_THE_ASKED: Action[] = ['answer.give', 'comment.join', 'enquiry.askThem', 'evidence.give']
const allowedTo = (actor: Actor) => ACTIONS.filter((action) => can(actor, action))

test.each<[Actor, Action[]]>([
  [
    'viewer',
    [
      'assessment.read',
      'team.read',
      'enquiry.ask',
      'report.signAsReader',
      'client.read',
      'system.read',
      'pilot.read',
      'workspace.read',
    ],
  ],
  [
    'member',
    [
      'assessment.read',
      'assessment.write',
      'report.write',
      'textBlock.write',
      'team.read',
      'team.write',
      'team.mail',
      'report.share',
      'enquiry.ask',
      'report.issue',
      'report.signAsReader',
      'client.read',
      'client.write',
      'system.read',
      'system.write',
      'system.approve',
      'pilot.read',
      'pilot.write',
      'workspace.read',
    ],
  ],
  [
    'consultant',
    [
      'assessment.read',
      'assessment.write',
      'assessment.delete',
      'report.write',
      'textBlock.write',
      'capability.rate',
      'team.read',
      'team.write',
      'team.mail',
      'report.share',
      'report.mailText',
      'enquiry.ask',
      'enquiry.answer',
      'report.issue',
      'report.sign',
      'report.signAsReader',
      'client.read',
      'client.write',
      'client.delete',
      'system.read',
      'system.write',
      'system.delete',
      'system.approve',
      'pilot.read',
      'pilot.write',
      'pilot.delete',
      'workspace.read',
      'brand.change',
      'members.invite',
      'members.change',
      'questions.change',
    ],
  ],
  ['owner', ACTIONS.filter((action) => !OF_THE_ASKED.includes(action))],
  ['participant', OF_THE_ASKED],
  [
    'guest',
    [
      'assessment.read',
      'assessment.write',
      'assessment.delete',
      'report.write',
      'team.read',
      'team.write',
      'enquiry.ask',
      'report.issue',
      'system.read',
      'system.write',
      'system.delete',
      'pilot.read',
      'pilot.write',
      'pilot.delete',
      'workspace.export',
    ],
  ],
])('a %s may do this and nothing else', (actor, allowed) => {
  expect(allowedTo(actor)).toEqual(allowed)
})

test('a consultant lets in and changes members and viewers alone, an owner everybody', () => {
  for (const action of ['members.invite', 'members.change'] as const) {
    for (const role of ROLES) {
      expect(can('owner', action, { roles: [role] })).toBe(true)
      expect(can('consultant', action, { roles: [role] })).toBe(role === 'member' || role === 'viewer')
    }
    expect(can('consultant', action, { roles: ['member', 'owner'] })).toBe(false)
  }
})

test('each role may do what the one below it may', () => {
  const [owner, consultant, member, viewer] = ROLES.map(allowedTo)
  expect(owner).toEqual(expect.arrayContaining(consultant ?? []))
  expect(consultant).toEqual(expect.arrayContaining(member ?? []))
  expect(member).toEqual(expect.arrayContaining(viewer ?? []))
})

test('who is nobody in a workspace may do nothing', () => {
  const stranger = 'stranger' as Actor
  expect(ACTORS).not.toContain(stranger)
  expect(ACTIONS.filter((action) => can(stranger, action))).toEqual([])
})
