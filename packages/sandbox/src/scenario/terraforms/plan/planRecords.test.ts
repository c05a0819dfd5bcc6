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

import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { NewObject } from '../../../kubernetes-api';
import { valueAt } from '../../../kubernetes-api/ApiObject';
import { fleetPlan } from './fleetPlan';
import { paymentsPlans } from './paymentsPlans';
import { isPlanRecord, planRecords } from './planRecords';
import { renderHumanPlan } from './renderHumanPlan';
import { renderJsonPlan } from './renderJsonPlan';

const GROUP = 'infra.contrib.fluxcd.io';
const { content } = paymentsPlans['payments-vault'];

function owner(storeReadablePlan: string, name = 'vault') {
  return {
    metadata: { name, namespace: 'team-payments', uid: 'u' },
    spec: { storeReadablePlan },
  };
}

const names = (records: NewObject[]) =>
  records.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
const bytes = (record: NewObject) =>
  Buffer.from(
    String(valueAt(record, ['data', 'tfplan'])),
    record.kind === 'Secret' ? 'base64' : 'utf8',
  );

describe('planRecords', () => {
  it.each([
    ['none', ['Secret tfplan-default-vault']],
    [
      'human',
      ['Secret tfplan-default-vault', 'ConfigMap tfplan-default-vault'],
    ],
    [
      'json',
      ['Secret tfplan-default-vault', 'Secret tfplan-default-vault.json'],
    ],
  ])('keeps what storeReadablePlan: %s asks for', (readable, expected) => {
    const records = planRecords(owner(readable), 'plan-main-1', content);
    expect(names(records)).toEqual(expected);
    for (const record of records) {
      expect(record.metadata.annotations?.savedPlan).toBe('plan-main-1');
      expect(isPlanRecord(owner(readable), record)).toBe(true);
      expect(isPlanRecord(owner(readable, 'other'), record)).toBe(false);
    }
  });

  it('compresses JSON, and names the hash of what was compressed', () => {
    const [, json] = planRecords(owner('json'), 'plan-main-1', content);
    const text = gunzipSync(bytes(json)).toString('utf8');
    expect(text).toBe(renderJsonPlan(content));
    expect(json.metadata.annotations).toMatchObject({
      encoding: 'gzip',
      [`${GROUP}/plan-full-name`]: 'vault.json',
      [`${GROUP}/plan-hash`]: createHash('sha256').update(text).digest('hex'),
    });
  });

  it('cuts what is longer than a mebibyte', () => {
    const fleet = fleetPlan();
    const text = renderHumanPlan(fleet);
    const [, ...chunks] = planRecords(owner('human'), 'plan-main-1', fleet);
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(names(chunks)).toEqual(
      chunks.map((_, index) => `ConfigMap tfplan-default-vault-${index}`),
    );
    expect(chunks.length).toBe(Math.ceil(text.length / 1024 ** 2));
    expect(Buffer.concat(chunks.map(bytes)).toString('utf8')).toBe(text);
    chunks.forEach((chunk, index) =>
      expect(chunk.metadata.annotations).toMatchObject({
        [`${GROUP}/plan-chunk`]: `${index}`,
        [`${GROUP}/plan-hash`]: createHash('sha256')
          .update(bytes(chunk))
          .digest('hex'),
      }),
    );
  });

  it('cuts the labels of long names, and had none before 0.16', () => {
    const name = 'x'.repeat(80);
    const [, long] = planRecords(owner('human', name), 'p', content);
    expect(long.metadata.labels?.[`${GROUP}/plan-name`]).toMatch(
      /^x{46}-[0-9a-f]{16}$/,
    );
    const [, old] = planRecords(owner('human'), 'p', content, { legacy: true });
    expect(old.metadata.labels).toBeUndefined();
    expect(old.metadata.annotations).toEqual({ savedPlan: 'p' });
    expect(isPlanRecord(owner('human'), old)).toBe(true);
  });
});
