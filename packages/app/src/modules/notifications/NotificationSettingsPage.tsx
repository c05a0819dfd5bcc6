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

import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

const ORIGINS = { 'plugin:groundplan': 'Infrastructure' };

const TOPICS = {
  'terraform-plan-waiting': 'A Terraform plan waits for approval',
  'terraform-apply-failed': 'Applying a Terraform plan failed',
  'terraform-applied-other': 'Another plan was applied than the approved one',
  'terraform-drift': 'What runs differs from its Terraform',
  'terraform-locked': 'A Terraform state stays locked',
  'cluster-error': 'A cluster is in Error',
  'cluster-certificate': "A control plane's certificates expire soon",
  'scale-set-listener': 'A runner scale set has no listener',
};

export const NotificationSettingsPage = SubPageBlueprint.make({
  name: 'notifications',
  params: {
    path: 'notifications',
    title: 'Notifications',
    loader: async () => {
      const [{ UserNotificationSettingsCard }, { Content }] = await Promise.all(
        [
          import('@backstage/plugin-notifications'),
          import('@backstage/core-components'),
        ],
      );
      return (
        <Content>
          <UserNotificationSettingsCard
            originNames={ORIGINS}
            topicNames={TOPICS}
          />
        </Content>
      );
    },
  },
});
