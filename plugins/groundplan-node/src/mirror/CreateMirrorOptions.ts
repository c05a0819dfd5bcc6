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

import { LoggerService } from '@backstage/backend-plugin-api';
import { KindRule } from 'backstage-plugin-groundplan-common';
import { HostConnection } from '../host-clusters/HostConnection';
import { Mirror } from './Mirror';
import { MirrorTiming } from './MirrorTiming';

/** Options of `createMirror`. @public */
export interface CreateMirrorOptions {
  hosts: readonly HostConnection[];
  /** What is mirrored: `domains.flatMap(domain => domain.kinds)` for everything. */
  rules: readonly KindRule[];
  logger: LoggerService;
  /** The current time; the system's by default. */
  clock?: { now(): Date };
  timing?: Partial<MirrorTiming>;
}

/** A mirror that its creator starts and stops. @public */
export interface StartableMirror extends Mirror {
  /** Begins to read; does not wait for anything. */
  start(): void;
  /** Ends all requests, and keeps what has been read. */
  stop(): Promise<void>;
}
