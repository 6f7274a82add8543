import type { Role } from '#app/core/access/can.ts'
import { newId } from '#db/new-id.ts'
import { type Ids, SECRET } from './attacked-place.ts'

type Forbidden = [
  role: Role,
  what: string,
  path: (theirs: Ids) => string,
  fields: (theirs: Ids, owner: { userId: string }) => Record<string, string>,
]

const workspace = ({ workspaceId }: Ids, page: string) => `/workspaces/${workspaceId}${page}`
const client = ({ workspaceId, clientId }: Ids) => `/workspaces/${workspaceId}/clients/${clientId}`
const check = ({ assessmentId }: Ids, page: string) => `/assessments/${assessmentId}${page}`

const pilot = ({ pilotId }: Ids, page: string) => `/pilots/${pilotId}${page}`

/** Who may not what: each form whose page they may read, so that the form itself has to refuse it. */
export const FORBIDDEN: Forbidden[] = [
  ...(['viewer', 'member'] as const).flatMap((role): Forbidden[] => [
    [
      role,
      'invite',
      (theirs) => workspace(theirs, '/members'),
      () => ({ intent: 'invite', email: 'x@example.com', role: 'viewer' }),
    ],
    [
      role,
      'take an invitation back',
      (theirs) => workspace(theirs, '/members'),
      (theirs) => ({ intent: 'revoke', invitation: theirs.invitationId }),
    ],
    [
      role,
      'change a role',
      (theirs) => workspace(theirs, '/members'),
      (_, { userId }) => ({ intent: 'role', user: userId, role: 'viewer' }),
    ],
    [
      role,
      'remove somebody',
      (theirs) => workspace(theirs, '/members'),
      (_, { userId }) => ({ intent: 'remove', user: userId }),
    ],
    [role, 'delete a client', (theirs) => client(theirs), () => ({ intent: 'delete', confirm: `${SECRET} GmbH` })],
    [role, 'delete a check', (theirs) => check(theirs, '/settings'), () => ({ intent: 'delete', confirm: 'yes' })],
    [
      role,
      'delete a system',
      (theirs) => check(theirs, `/governance/${theirs.systemId}`),
      () => ({ intent: 'delete', confirm: 'yes' }),
    ],
    [role, 'change the brand', (theirs) => workspace(theirs, '/brand'), () => ({ intent: 'look', accent: '#000000' })],
    [
      role,
      'hide a question',
      (theirs) => workspace(theirs, '/questions'),
      () => ({ intent: 'hide', question: 'q-kpi-definition', confirm: 'yes' }),
    ],
  ]),
  ...(['viewer', 'member', 'consultant'] as const).flatMap((role): Forbidden[] => [
    [
      role,
      'hand the workspace over',
      (theirs) => workspace(theirs, '/members'),
      (_, { userId }) => ({ intent: 'transfer', user: userId }),
    ],
    [
      role,
      'make an owner',
      (theirs) => workspace(theirs, '/members'),
      () => ({ intent: 'invite', email: 'x@example.com', role: 'owner' }),
    ],
    [
      role,
      'demote an owner',
      (theirs) => workspace(theirs, '/members'),
      (_, { userId }) => ({ intent: 'role', user: userId, role: 'member' }),
    ],
    [
      role,
      'close the workspace',
      (theirs) => workspace(theirs, '/data'),
      () => ({ intent: 'close', confirm: `${SECRET} GmbH` }),
    ],
    [role, 'call a closed one back', (theirs) => workspace(theirs, '/data'), () => ({ intent: 'keep' })],
    [role, 'rename the workspace', (theirs) => workspace(theirs, ''), () => ({ intent: 'name', name: 'Ours' })],
    [
      role,
      'ask everybody for a second factor',
      (theirs) => workspace(theirs, '/sign-in'),
      () => ({ intent: 'factor', factor: 'on' }),
    ],
  ]),
  ['viewer', 'rename a check', (theirs) => check(theirs, '/settings'), () => ({ intent: 'rename', company: 'Ours' })],
  ['viewer', 'submit a check', (theirs) => check(theirs, '/review'), () => ({ intent: 'submit' })],
  [
    'viewer',
    'answer',
    (theirs) => check(theirs, '/answers/q-kpi-definition'),
    () => ({ 'q-kpi-definition.answer': 'level:1', 'q-kpi-definition.version': '0', 'q-kpi-definition.opId': newId() }),
  ],
  ['viewer', 'plan', (theirs) => check(theirs, '/roadmap'), () => ({ intent: 'save', version: '1' })],
  ['viewer', 'write a note', (theirs) => client(theirs), () => ({ intent: 'note', note: 'x' })],
  ['viewer', 'put a client away', (theirs) => client(theirs), () => ({ intent: 'archive' })],
  ['viewer', 'add a client', (theirs) => workspace(theirs, '/clients'), () => ({ name: 'Ours' })],
  ['viewer', 'register a system', (theirs) => check(theirs, '/governance/new'), () => ({ name: 'Ours' })],
  [
    'viewer',
    'judge a record',
    (theirs) => check(theirs, `/governance/${theirs.systemId}/history`),
    () => ({ intent: 'approve', number: '1' }),
  ],
  [
    'viewer',
    'ask a vendor',
    (theirs) => check(theirs, `/governance/${theirs.systemId}/vendor`),
    () => ({ intent: 'link', vendor: 'x' }),
  ],
  ['viewer', 'write a charter', (theirs) => pilot(theirs, '/charter/scope'), () => ({ name: 'Ours', version: '1' })],
  ['viewer', 'sign a charter', (theirs) => pilot(theirs, '/charter'), () => ({ intent: 'sign', number: '1' })],
  ['viewer', 'enter figures', (theirs) => pilot(theirs, '/readings'), () => ({ intent: 'save' })],
  ['viewer', 'decide on a pilot', (theirs) => pilot(theirs, '/gate'), () => ({ intent: 'decide', decision: 'go' })],
  ['viewer', 'give a program a key', (theirs) => pilot(theirs, '/readings/keys'), () => ({ intent: 'make' })],
  ['viewer', 'give out the calendar', (theirs) => check(theirs, '/governance/duties'), () => ({ intent: 'start' })],
]
