/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import {
  describeWithKubeApiServer,
  KubeApiServer,
} from '@groundplan/test-servers';
import {
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import fc from 'fast-check';
import { TokenConnection } from '../../host-clusters/TokenConnection';
import { HostTransport } from '../../transport/HostTransport';
import { TurnQueue } from '../../transport/TurnQueue';
import { CONSTRUCTS, constructCrd } from '../__testUtils__/constructs';
import { generateValue, mutate } from '../__testUtils__/generateObject';
import { readCrds, servedKinds } from '../__testUtils__/readCrds';
import { readRefusal } from '../dry-run/readRefusal';
import { formatField } from '../manifests/formatField';
import { HostSchemas } from '../openapi/HostSchemas';
import { KindSchema } from '../openapi/KindSchema';
import { OpenApiCache } from '../openapi/OpenApiCache';
import { GroupVersionKind } from '../openapi/OpenApiDocument';
import { readKindSchema } from '../openapi/readKindSchema';
import { checkAgainstSchema } from './checkAgainstSchema';

jest.setTimeout(1_800_000);

/** A folder of CustomResourceDefinitions to be tried as well, and other objects. */
const { GROUNDPLAN_SAMPLE_CRDS: SAMPLES, GROUNDPLAN_SEED: SEED } = process.env;

const NO_SIGNAL = new AbortController().signal;

/** Rules in CEL that are left open, formats that are checked in part, managed fields of embedded objects. */
const KNOWN_TO_MISS =
  /^(spec\.rules\.(errs|nothing|moment|hidden|sets|quantity|sum|found): |spec\..*\.metadata\.managedFields|spec\.formats\.(hostname|duration|email|mac|uri): )/;

/** What chance seldom meets: nulls, defaults, and fields that are kept or not. */
const EDGES: [spec: object, isTaken: boolean][] = [
  [{ size: null }, false],
  [{ flag: null, mode: null }, true],
  [{ nothing: null, set: null }, true],
  [{ choice: null }, false],
  [{ withDefaults: null }, true],
  [{ withDefaults: { level: null } }, true],
  [{ withDefaults: { level: 1 } }, false],
  [{ needsDefault: { given: 'x', filled: null } }, true],
  [{ needsDefault: { given: null } }, false],
  [{ set: [null] }, false],
  [{ map: [{ key: 'a' }, { key: 'a', protocol: 'TCP' }] }, false],
  [{ map: [{ key: 'a' }, { key: 'a', protocol: 'UDP' }] }, true],
  [{ nested: { x: { a: 1, b: null } } }, true],
  [{ nested: { x: { c: 1 } } }, false],
  [{ half: { other: { x: [{ y: 1 }] } } }, true],
  [{ half: { known: { b: 1 } } }, false],
  [{ half: { list: [{ b: 1 }] } }, false],
  [{ free: { a: { b: null } }, anything: [{ a: 1 }, null] }, true],
  [{ closedEmbedded: { apiVersion: 'v1', kind: 'A', spec: { b: 1 } } }, false],
  [{ closedEmbedded: { kind: 'A', metadata: { name: 'a' } } }, false],
  [{ even: 2 ** 53 }, true],
  [{ ratio: 0 }, false],
  [{ ratio: 0.5 }, true],
  [{ allOf: 5 }, false],
  [{ anyOf: { a: 4, b: 'ok' } }, true],
  [{ oneOf: { a: 1, b: 1 } }, false],
  [{ size: 99 }, false],
];

/** Values that rules of `RULED` hold for, are broken by, or leave open here. */
const RULES: [rule: string, values: Record<string, unknown[]>][] = [
  ['choice', { held: ['a', 'xyz'], broken: ['c', ''] }],
  ['notChoice', { held: ['b'], broken: ['ok'] }],
  ['matched', { held: ['ab'], broken: ['abc', 'A', 'ä', ''] }],
  ['kept', { held: ['10.0.0.1'], broken: ['A b', '10m'] }],
  ['count', { held: [4, 5, -1_099_511_627_777], broken: [2, 7, 2 ** 40 + 1] }],
  ['count', { open: [2 ** 53, 2 ** 60] }],
  ['ratio', { held: [0.75, 0, -1.5], broken: [0.76, 1] }],
  ['port', { held: [80, 'ftp', '50%'], broken: [1, 'http'] }],
  ['one', { held: [{ a: 0 }, { b: '' }], broken: [{}, { a: 1, b: 'x' }] }],
  [
    'either',
    {
      held: [{}, { a: 1, kind: 'UDP' }, { a: 1, b: '' }],
      broken: [{ kind: 'UDP' }, { a: 1, b: '', kind: '' }],
    },
  ],
  [
    'escaped',
    {
      held: [{}, { 'a-b': 3 }, { namespace: 'a' }],
      broken: [{ 'a-b': 2 }, { 'a-b': 3, namespace: 'a' }],
    },
  ],
  ['unique', { held: [[], ['a', 'b']], broken: [['a', 'b', 'a']] }],
  [
    'named',
    {
      held: [[{ name: 'b' }, {}]],
      broken: [
        [{}, { n: 2 }],
        [{ name: 'a' }, {}],
      ],
    },
  ],
  [
    'keys',
    { held: [{}, { a: 'b' }], broken: [{ ab: 'b' }, { a: 'a' }, { d: 'x' }] },
  ],
  ['errs', { held: [{ a: 2 }, { b: 'x' }], broken: [{ a: 1, b: '' }] }],
  ['errs', { open: [{}, { a: 1 }, { b: 'y' }] }],
  ['nothing', { held: [{}, { b: 2, a: '' }], broken: [{ a: 'x', b: 0 }] }],
  ['nothing', { open: [{ a: null, b: 2 }, { a: 'x' }] }],
  ['moment', { held: [{}], open: [{ at: '2024-01-01T00:00:00Z' }] }],
  [
    'objects',
    {
      held: [
        [{ n: 1 }, { n: 2 }],
        [{ list: ['a', 'b'] }, { list: ['b', 'a'] }],
      ],
      broken: [
        [{ n: 1 }, { n: 1, name: 'a' }],
        [{ list: [] }, { list: [] }],
      ],
    },
  ],
  [
    'lists',
    {
      held: [{ a: ['ab', 'a'], b: ['a'] }],
      broken: [
        { a: ['a', 'ab'], b: [] },
        { a: ['a'], b: ['a'] },
      ],
    },
  ],
  [
    'hidden',
    {
      open: [
        [
          { n: 1, x: 1 },
          { n: 1, x: 2 },
        ],
        [{ n: 1 }],
      ],
    },
  ],
  ['sets', { open: [{ a: ['a', 'ab'] }, { a: ['ab', 'a'] }, { a: ['x'] }] }],
  ['old', { open: ['a'] }],
  ['quantity', { open: ['1', '5Gi', 'x'] }],
  [
    'sum',
    {
      open: [
        [1, 2],
        [9, 2],
      ],
    },
  ],
  ['found', { open: ['a1', 'a'] }],
];

/** What of the objects came out how, and why. */
interface Figures {
  documents: number;
  refusedByBoth: number;
  /** By what the server says; numbers and names taken out. */
  missed: Map<string, number>;
}

describeWithKubeApiServer('checking against a schema', () => {
  let server: KubeApiServer;
  let transport: HostTransport;
  let schemas: HostSchemas;

  beforeAll(async () => {
    server = await KubeApiServer.start({ crds: [constructCrd] });
    transport = HostTransport.create({
      connection: TokenConnection.create({
        name: 'hub',
        configuredAt: 'test',
        url: server.url,
        ca: Buffer.from(server.caData, 'base64').toString(),
        getCredentials: async () => ({ token: server.tokens.admin }),
      }),
      turns: new TurnQueue(),
      responseMs: 20_000,
      maxConcurrentRequests: 4,
    });
  });

  afterAll(async () => {
    transport?.close();
    await server?.stop();
  });

  /** Waits until the host says what a new kind is like. */
  async function schemaOf(gvk: GroupVersionKind): Promise<KindSchema> {
    for (let tries = 0; tries < 150; tries++) {
      schemas = HostSchemas.create({
        host: 'hub',
        transport,
        cache: OpenApiCache.create(),
        signal: NO_SIGNAL,
      });
      const found = await schemas.kind(gvk);
      if (found?.collection) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error(`No schema of ${JSON.stringify(gvk)}`);
  }

  async function askServer(kind: KindSchema, object: unknown) {
    const path = kind.collection?.path.replace('{namespace}', 'default');
    const answer = await transport
      .dryRun({
        method: 'POST',
        path: `${path}?fieldValidation=Strict`,
        contentType: 'application/json',
        body: JSON.stringify(object),
        signal: NO_SIGNAL,
      })
      .catch(error => String(error));
    if (typeof answer === 'string') {
      // Of some names servers say that it is their own fault.
      return [answer];
    }
    const { status, body } = answer;
    if (status < 400) {
      return [];
    }
    const verdict = readRefusal(status, body);
    return verdict.kind === 'answered'
      ? verdict.problems.map(({ field, message }) => `${field}: ${message}`)
      : [verdict.why];
  }

  /** Objects of a kind, held against both. */
  async function compare(
    gvk: GroupVersionKind,
    numRuns: number,
  ): Promise<Figures> {
    const kind = await schemaOf(gvk);
    const missed = new Map<string, number>();
    const figures = { documents: 0, refusedByBoth: 0, missed };
    const apiVersion = [gvk.group, gvk.version].filter(Boolean).join('/');
    await fc.assert(
      fc.asyncProperty(fc.gen(), async draw => {
        const object = {
          ...(mutate(
            draw,
            generateValue(draw, schema => follow(schema, kind), kind.schema),
          ) as object),
          apiVersion,
          kind: gvk.kind,
          metadata: { ...metadataFor(draw), name: 'generated' },
        };
        const ours = checkAgainstSchema(object, kind).problems.map(
          ({ field, message }) => `${formatField(field)}: ${message}`,
        );
        const theirs = await askServer(kind, object);
        figures.documents++;
        if (ours.length > 0) {
          figures.refusedByBoth++;
          if (theirs.length === 0) {
            throw new Error(
              `Refused here alone: ${ours} in ${JSON.stringify(object)}`,
            );
          }
        } else if (theirs.length > 0) {
          const reason = generalize(theirs[0]);
          missed.set(reason, (missed.get(reason) ?? 0) + 1);
        }
      }),
      { numRuns, seed: Number(SEED ?? 7), endOnFailure: numRuns < 1_000 },
    );
    return figures;
  }

  it('refuses nothing of a custom resource that a server takes, and misses little of CEL', async () => {
    const { documents, refusedByBoth, missed } = await compare(
      { group: 'validation.groundplan.dev', version: 'v1', kind: 'Construct' },
      2_000,
    );
    expect(documents).toBe(2_000);
    expect(refusedByBoth).toBeGreaterThan(500);
    expect(documents - refusedByBoth - missed.size).toBeGreaterThan(200);
    expect(
      [...missed.keys()].filter(reason => !KNOWN_TO_MISS.test(reason)),
    ).toEqual([]);
  });

  it.each(EDGES)('thinks of %j as the server does', async (spec, isTaken) => {
    const kind = await schemaOf(CONSTRUCTS);
    const object = {
      apiVersion: CONSTRUCTS.apiVersion,
      kind: CONSTRUCTS.kind,
      metadata: { name: 'edge' },
      spec: { size: 1, ...spec },
    };
    const { problems } = checkAgainstSchema(object, kind);
    expect({
      here: problems.length === 0,
      there: (await askServer(kind, object)).length === 0,
    }).toEqual({ here: isTaken, there: isTaken });
  });

  it.each(
    RULES.flatMap(([rule, values]) =>
      Object.entries(values).flatMap(([verdict, all]) =>
        all.map((value): [string, unknown, string] => [rule, value, verdict]),
      ),
    ),
  )(
    'tells of the rule %s for %j: %s, as the server does',
    async (rule, value, verdict) => {
      const kind = await schemaOf(CONSTRUCTS);
      const object = {
        apiVersion: CONSTRUCTS.apiVersion,
        kind: CONSTRUCTS.kind,
        metadata: { name: 'ruled' },
        spec: { size: 1, rules: { [rule]: value } },
      };
      const { problems, unchecked } = checkAgainstSchema(object, kind);
      const isTaken = (await askServer(kind, object)).length === 0;
      const isOpen = unchecked.some(({ what }) => what.includes(`.${rule}`));
      const told = problems.length > 0 ? 'broken' : 'held';
      expect(isOpen ? 'open' : told).toBe(verdict);
      expect(isOpen || isTaken).toBe(isOpen || verdict === 'held');
      expect(problems.map(({ field }) => formatField(field))).toEqual(
        verdict === 'broken' ? [`spec.rules.${rule}`] : [],
      );
    },
  );

  it('refuses nothing of any built-in kind that a server takes', async () => {
    const kinds = await builtInKinds();
    expect(kinds.length).toBeGreaterThan(50);
    const { wrong, reasons } = await compareAll(kinds, 150);
    expect(reasons).not.toContain('is not known');
    expect(wrong).toEqual([]);
  });

  if (SAMPLES) {
    it('refuses nothing of the kinds in GROUNDPLAN_SAMPLE_CRDS that a server takes', async () => {
      const crds = readCrds(SAMPLES);
      await server.createCrds(crds);
      const kinds = crds.flatMap(servedKinds);
      const { wrong, reasons } = await compareAll(kinds, 100);
      process.stderr.write(reasons);
      expect(wrong).toEqual([]);
    });
  }

  /** The kinds of which a server offers dry runs. */
  async function builtInKinds(): Promise<GroupVersionKind[]> {
    const { body } = await server.request('GET', '/openapi/v3');
    const index: unknown = typeof body === 'string' ? JSON.parse(body) : body;
    const found: GroupVersionKind[] = [];
    for (const entry of Object.values(getRecord(index, 'paths') ?? {})) {
      const path = getString(entry, 'serverRelativeURL') ?? '';
      const document = await server.request('GET', path);
      for (const item of Object.values(
        getRecord(document.body, 'paths') ?? {},
      )) {
        const gvk = getRecord(item, 'post', 'x-kubernetes-group-version-kind');
        const kind = gvk && (gvk as unknown as GroupVersionKind);
        if (kind && kind.group !== CONSTRUCTS.group) {
          const served = readKindSchema(document.body, kind);
          if (served?.collection?.takesDryRun && !served.isCustom) {
            found.push(kind);
          }
        }
      }
    }
    return [
      ...new Map(found.map(kind => [JSON.stringify(kind), kind])).values(),
    ];
  }

  /** Many kinds, without stopping at the first that is wrong. */
  async function compareAll(kinds: GroupVersionKind[], numRuns: number) {
    const total = { kinds: 0, documents: 0, refusedByBoth: 0 };
    const missed = new Map<string, number>();
    const wrong: string[] = [];
    for (const gvk of kinds) {
      try {
        const figures = await compare(gvk, numRuns);
        total.kinds++;
        total.documents += figures.documents;
        total.refusedByBoth += figures.refusedByBoth;
        for (const [reason, count] of figures.missed) {
          missed.set(reason, (missed.get(reason) ?? 0) + count);
        }
      } catch (error) {
        wrong.push(`${gvk.kind}: ${error instanceof Error && error.cause}`);
      }
    }
    const reasons = [...missed]
      .sort((a, b) => b[1] - a[1])
      .map(([reason, count]) => `${count} ${reason}\n`)
      .join('');
    return { wrong, reasons: `${JSON.stringify(total)}\n${reasons}` };
  }
});

/** What may be wrong with the metadata of any kind. */
function metadataFor(draw: fc.GeneratorValue): object {
  const texts = { minKeys: 0, maxKeys: 1, noNullPrototype: true };
  const key = fc.constantFrom('a', 'a.b/c', 'A', '-a', 'a/b/c', '');
  const value = fc.constantFrom<unknown>(
    'a',
    'A.b',
    'a b',
    '',
    'true',
    1,
    null,
  );
  return draw(fc.constantFrom, ...Array(4).keys()) > 0
    ? {}
    : {
        labels: draw(() => fc.dictionary(key, value, texts)),
        annotations: draw(() => fc.dictionary(key, value, texts)),
        ...draw(() =>
          fc.constantFrom(
            {},
            { finalizers: ['a b'] },
            { finalizers: ['example.com/a'] },
            {
              ownerReferences: [
                { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b' },
              ],
            },
            { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod' }] },
            { creationTimestamp: null },
            { unknown: 1 },
          ),
        ),
      };
}

function follow(schema: unknown, kind: KindSchema): unknown {
  const [only] = getList(schema, 'allOf');
  const reference = getString(schema, '$ref') ?? getString(only, '$ref');
  return reference === undefined ? schema : kind.resolve(reference);
}

function generalize(message: string): string {
  return message
    .replace(/\[\d+\]/g, '[]')
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/\d+/g, '0')
    .slice(0, 200);
}
