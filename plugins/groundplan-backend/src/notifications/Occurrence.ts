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

import { NotificationSeverity } from '@backstage/plugin-notifications-common';

/** What owners are told of; each is a topic that people can switch off. @internal */
export type NotificationTopic =
  | 'terraform-plan-waiting'
  | 'terraform-apply-failed'
  | 'terraform-applied-other'
  | 'terraform-drift'
  | 'terraform-locked'
  | 'cluster-error'
  | 'cluster-certificate'
  | 'scale-set-listener';

/**
 * Something that has happened to an object and that its owner is told of once.
 *
 * @internal
 */
export interface Occurrence {
  topic: NotificationTopic;
  /** Tells it from every other one of the same topic and object, for good. */
  key: string;
  /** When it began, in milliseconds since the epoch; nothing where nobody knows. */
  at?: number;
  title: string;
  /** Never what a controller said: there may be secrets in that. */
  description: string;
  severity: NotificationSeverity;
}
