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

import { Config } from '@backstage/config';
import { NotificationSettings } from '../notifications/NotificationSettings';
import { allowOnly } from './allowOnly';
import { readPositiveDuration } from './readPositiveDuration';

const PATH = 'groundplan.notifications';

const DEFAULTS: NotificationSettings = {
  lockAfter: 60 * 60_000,
  clusterErrorAfter: 10 * 60_000,
};

/**
 * Reads `groundplan.notifications`: nothing where owners are not to be told.
 *
 * @throws InputError, which names the key and what is allowed
 * @internal
 */
export function readNotificationSettings(
  root: Config,
): NotificationSettings | undefined {
  const config = root.getOptionalConfig(PATH);
  allowOnly(config, PATH, ['enabled', ...Object.keys(DEFAULTS)]);
  const read = (key: keyof NotificationSettings) =>
    config?.has(key) ? readPositiveDuration(config, PATH, key) : DEFAULTS[key];
  const settings = {
    lockAfter: read('lockAfter'),
    clusterErrorAfter: read('clusterErrorAfter'),
  };
  return config?.getOptionalBoolean('enabled') ?? true ? settings : undefined;
}
