# One image for web, worker, sealer and migrator: the command says which. Build: `docker build -t lawburrows .`
FROM node:20-bookworm-slim AS kits
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libfontconfig1 \
       fonts-liberation \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home /app lawburrows
WORKDIR /app
COPY requirements/app.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/app.txt
COPY . .
COPY --from=kits /build/node_modules node_modules
RUN python scripts/build_assets.py && rm -rf node_modules \
    && mkdir -p /data && chown lawburrows /data
ENV PYTHONUNBUFFERED=1 LAWBURROWS_DATA=/data
USER lawburrows
EXPOSE 8000
CMD ["sh", "-c", "python manage.py collectstatic --noinput -v 0 && exec granian --interface wsgi --host 0.0.0.0 --port 8000 --workers 2 --blocking-threads 2 --no-ws lawburrows.wsgi:application"]
