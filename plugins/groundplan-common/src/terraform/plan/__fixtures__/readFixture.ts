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
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * One plan in both forms, as Terraform 1.11 writes them: of resources of each
 * action, with texts that look like parts of a plan, and with the secret
 * `hunter2-hunter2`.
 */
export function readFixture(name: 'terraform.txt' | 'terraform.json'): string {
  return readFileSync(resolve(__dirname, name), 'utf8');
}
