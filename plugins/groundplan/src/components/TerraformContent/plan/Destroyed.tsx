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

import { Alert } from '@backstage/ui';
import { PlanResponse } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import { isDestroyed } from './destruction';
import styles from '../operations/operations.module.css';

const MOST = 20;

/** What is gone after a plan was applied, and that there may be more. @internal */
export function Destroyed(props: { response: PlanResponse }) {
  const { plan } = props.response;
  const t = useText();
  const destroyed = plan?.resources.filter(isDestroyed) ?? [];
  const isUnsure = !plan || plan.unread.length > 0;
  return (
    <>
      {destroyed.length > 0 && (
        <Alert
          role="status"
          status="danger"
          icon
          title={t('plan.destroys', { count: destroyed.length })}
          description={
            <ul className={styles.consequences}>
              {destroyed.slice(0, MOST).map(({ address, action, deposed }) => (
                <li key={`${address} ${deposed ?? ''}`}>
                  <code>{address}</code>: {t(`plan.action.${action}`)}
                </li>
              ))}
              {destroyed.length > MOST && (
                <li>
                  {t('plan.andMore', {
                    number: String(destroyed.length - MOST),
                  })}
                </li>
              )}
            </ul>
          }
        />
      )}
      {isUnsure && (
        <Alert role="status" status="warning" icon title={t('plan.unsure')} />
      )}
    </>
  );
}
