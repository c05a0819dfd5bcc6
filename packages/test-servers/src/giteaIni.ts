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

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** The settings of a Gitea for tests: one folder, loopback, no mail, no SSH. */
export function giteaIni(options: {
  dir: string;
  port: number;
  staticRoot: string;
  user: string;
}): string {
  const { dir, port, staticRoot, user } = options;
  return [
    `RUN_USER = ${user}`,
    ...(user === 'root' ? ['I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true'] : []),
    'RUN_MODE = prod',
    `WORK_PATH = ${dir}`,
    '[server]',
    'HTTP_ADDR = 127.0.0.1',
    `HTTP_PORT = ${port}`,
    `ROOT_URL = http://127.0.0.1:${port}/`,
    'DISABLE_SSH = true',
    'OFFLINE_MODE = true',
    `STATIC_ROOT_PATH = ${staticRoot}`,
    `APP_DATA_PATH = ${join(dir, 'data')}`,
    '[database]',
    'DB_TYPE = sqlite3',
    `PATH = ${join(dir, 'gitea.db')}`,
    '[repository]',
    `ROOT = ${join(dir, 'repositories')}`,
    'DEFAULT_BRANCH = main',
    '[security]',
    'INSTALL_LOCK = true',
    `SECRET_KEY = ${randomBytes(32).toString('hex')}`,
    `INTERNAL_TOKEN = ${randomBytes(32).toString('hex')}`,
    '[service]',
    'DISABLE_REGISTRATION = true',
    '[mailer]',
    'ENABLED = false',
    '[actions]',
    'ENABLED = false',
    '[cron]',
    'ENABLED = false',
    '[webhook]',
    'ALLOWED_HOST_LIST = loopback,private',
    '[log]',
    'MODE = console',
    'LEVEL = Warn',
    '',
  ].join('\n');
}
