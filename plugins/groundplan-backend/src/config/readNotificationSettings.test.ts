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
import { readNotificationSettings } from './readNotificationSettings';

function read(notifications?: object) {
  return readNotificationSettings(
    new ConfigReader(notifications ? { groundplan: { notifications } } : {}),
  );
}

describe('readNotificationSettings', () => {
  it.each([
    [undefined, { lockAfter: 3_600_000, clusterErrorAfter: 600_000 }],
    [{ lockAfter: '2h' }, { lockAfter: 7_200_000, clusterErrorAfter: 600_000 }],
    [
      { clusterErrorAfter: { minutes: 3 } },
      { lockAfter: 3_600_000, clusterErrorAfter: 180_000 },
    ],
    [{ enabled: false, lockAfter: 'PT1M' }, undefined],
  ])('reads %p', (config, expected) => {
    expect(read(config)).toEqual(expected);
  });

  it.each([
    [{ lockAfter: '0s' }, 'groundplan.notifications.lockAfter'],
    [
      { clusterErrorAfter: 'soon' },
      'groundplan.notifications.clusterErrorAfter',
    ],
    [{ lockedAfter: '1h' }, 'groundplan.notifications.lockedAfter'],
    [{ enabled: 'perhaps' }, 'enabled'],
  ])('refuses %p by its key', (config, key) => {
    expect(() => read(config)).toThrow(key);
  });
});
