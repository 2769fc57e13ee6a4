import { countryOf } from '../countries/index.ts';
import { createRandom } from '../random.ts';
import { related, type Ids, type InquiryStory, type Resource } from './story.ts';

/** The session in which an inquiry was filled in, from addresses kept free for documentation. */
export function session(story: InquiryStory, ids: Ids): Resource {
  const random = createRandom(story.seed, `session/${story.name}`);
  const { incoming, truth } = story.scene;
  const country = incoming.countryCode === '' ? incoming.home : incoming.countryCode;
  const [device, os, browser] = random.pick([
    ['mobile', 'iOS', 'Safari'],
    ['mobile', 'Android', 'Chrome'],
    ['desktop', 'Windows', 'Edge'],
    ['desktop', 'Mac', 'Safari'],
  ] as const);
  return {
    type: 'inquiry-session',
    id: ids.session,
    attributes: {
      status: 'expired',
      'created-at': story.times.createdAt,
      'started-at': story.times.startedAt,
      'expired-at': story.times.completedAt,
      // 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24 are kept free for documentation (RFC 5737).
      'ip-address': `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${String(random.whole(1, 254))}`,
      'os-name': os,
      'device-type': device,
      'device-name': null,
      'browser-name': browser,
      'is-proxy': false,
      'is-tor': false,
      'is-datacenter': false,
      'is-vpn': truth === 'different' && random.chance(0.6),
      'threat-level': truth === 'different' ? 'medium' : 'low',
      'country-code': country,
      'country-name': countryOf(country).name,
    },
    relationships: { inquiry: related('inquiry', ids.inquiry) },
  };
}
