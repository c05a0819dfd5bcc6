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

import { ConfigReader } from '@backstage/config';
import { JsonValue } from '@backstage/types';
import { DEFAULT_HEALTH_THRESHOLDS } from 'backstage-plugin-groundplan-common';
import { readHealthThresholds } from './readHealthThresholds';

const MINUTE = 60_000;

function read(health?: JsonValue) {
  return readHealthThresholds(
    new ConfigReader({ groundplan: health === undefined ? {} : { health } }),
  );
}

describe('readHealthThresholds', () => {
  it('has the defaults where nothing is said', () => {
    expect(read()).toEqual(DEFAULT_HEALTH_THRESHOLDS);
    expect(readHealthThresholds(new ConfigReader({}))).toEqual(
      DEFAULT_HEALTH_THRESHOLDS,
    );
  });

  it('reads durations in every form that Backstage has, the others staying', () => {
    expect(
      read({
        clusterApi: {
          provisioningWarning: '1h',
          provisioningError: { hours: 2 },
          nodeStartup: 'PT25M',
          certificateWarning: '45d',
        },
      }),
    ).toEqual({
      clusterApi: {
        ...DEFAULT_HEALTH_THRESHOLDS.clusterApi,
        provisioningWarning: 60 * MINUTE,
        provisioningError: 120 * MINUTE,
        nodeStartup: 25 * MINUTE,
        certificateWarning: 45 * 24 * 60 * MINUTE,
      },
    });
  });

  it.each<[string, JsonValue, RegExp]>([
    [
      'a part that is not there',
      { capi: {} },
      /at groundplan\.health\.capi: allowed are clusterApi$/,
    ],
    [
      'a threshold that is not there',
      { clusterApi: { provisioning: '1h' } },
      /at groundplan\.health\.clusterApi\.provisioning: allowed are provisioningWarning, provisioningError, nodeStartup, .*certificateError$/,
    ],
    [
      'a number without a unit',
      { clusterApi: { deletion: '60' } },
      /at groundplan\.health\.clusterApi\.deletion: allowed are durations longer than zero, such as '30m', .*plain number/,
    ],
    [
      'a number',
      { clusterApi: { deletion: 60 } },
      /at groundplan\.health\.clusterApi\.deletion: allowed are durations/,
    ],
    [
      'no time at all',
      { clusterApi: { normalWait: { minutes: 0 } } },
      /at groundplan\.health\.clusterApi\.normalWait: allowed are durations longer than zero/,
    ],
    [
      'an Error before the Warning, by the default of the latter',
      { clusterApi: { provisioningError: '10m' } },
      /at groundplan\.health\.clusterApi: provisioningError must not be shorter than provisioningWarning/,
    ],
    [
      'certificates that are late before they are due',
      { clusterApi: { certificateWarning: '3d' } },
      /certificateWarning must not be shorter than certificateError/,
    ],
    [
      'something else',
      { clusterApi: 'fast' },
      /groundplan\.health\.clusterApi/,
    ],
  ])('refuses %s', (_, health, message) => {
    expect(() => read(health)).toThrow(message);
  });
});
