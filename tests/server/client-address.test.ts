import { expect, test } from 'vitest'
import { clientAddress } from '#app/server/client-address.server.ts'

test.each([
  ['a direct connection', '192.0.2.7', null, 0, '192.0.2.7'],
  ['a forged header without a proxy', '192.0.2.7', '203.0.113.1', 0, '192.0.2.7'],
  ['one proxy', '10.0.0.1', '203.0.113.1', 1, '203.0.113.1'],
  ['a forged address before what one proxy added', '10.0.0.1', '1.2.3.4, 203.0.113.1', 1, '203.0.113.1'],
  ['two proxies', '10.0.0.1', '1.2.3.4, 203.0.113.1, 10.0.0.2', 2, '203.0.113.1'],
  ['fewer addresses than proxies', '10.0.0.1', '203.0.113.1', 2, '10.0.0.1'],
  ['a proxy that adds nothing', '10.0.0.1', null, 1, '10.0.0.1'],
  ['something that is no address', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
  ['an address with a port', '10.0.0.1', '203.0.113.1:4711', 1, '203.0.113.1'],
  ['a version 6 address with a port', '10.0.0.1', '[2001:db8::1]:4711', 1, '2001:db8:0:0::/64'],
  ['version 4 in version 6', '::ffff:192.0.2.7', null, 0, '192.0.2.7'],
  ['version 6', '2001:db8:1:2:3:4:5:6', null, 0, '2001:db8:1:2::/64'],
  ['version 6 in short', '2001:db8::1', null, 0, '2001:db8:0:0::/64'],
  ['this machine', '::1', null, 0, '0:0:0:0::/64'],
  ['no socket', undefined, null, 0, 'unknown'],
])('%s counts by %4$s', (_, socket, forwarded, proxies, expected) => {
  expect(clientAddress(socket, forwarded, proxies)).toBe(expected)
})

test('one customer with a version 6 network is one address', () => {
  const addresses = ['2001:db8:1:2::1', '2001:DB8:0001:2:ffff::9', '2001:db8:1:2:a:b:c:d']

  expect(new Set(addresses.map((address) => clientAddress(address, null, 0))).size).toBe(1)
})
