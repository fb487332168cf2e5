"""Writes penguins.csv, cars.csv and iris.csv, and the columns of all three as tables.json, which programs in browsers can import.

    npm pack vega-datasets@3.2.1 && tar xzf vega-datasets-3.2.1.tgz
    python3 makeData.py package/data ../../../docs/iris.csv
    npx -y pnpm@10 fix

Of the M rows in which no number is missing, N are kept, evenly spaced: row floor(i M / N), counted from 0 in the order of the
source. Numbers are copied as they are; a class becomes one column of 0 and 1 for each of its values.
"""
import csv
import json
import sys

vega, iris = sys.argv[1:]


def write(name, count, rows, columns):
    """`columns`: the CSV's names, and the source's."""
    complete = [row for row in rows if all(row[source] is not None for source in columns.values())]
    kept = [complete[i * len(complete) // count] for i in range(count)]
    with open(f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row[source] for source in columns.values()] for row in kept)
    inputs = [tuple(row[source] for source in list(columns.values())[:4]) for row in kept]
    print(f"{name}: {count} of {len(complete)} complete rows, {len(set(inputs))} different")


def load(name):
    with open(f"{vega}/{name}.json") as file:
        return json.load(file)


write("penguins", 40, load("penguins"), {
    "bill_length_mm": "Beak Length (mm)",
    "bill_depth_mm": "Beak Depth (mm)",
    "flipper_length_mm": "Flipper Length (mm)",
    "body_mass_g": "Body Mass (g)",
})
write("cars", 80, load("cars"), {
    "displacement": "Displacement",
    "horsepower": "Horsepower",
    "weight_lbs": "Weight_in_lbs",
    "acceleration": "Acceleration",
    "miles_per_gallon": "Miles_per_Gallon",
})
species = ["setosa", "versicolor", "virginica"]
with open(iris) as file:
    flowers = [{**row, **{name: int(row["species"] == name) for name in species}} for row in csv.DictReader(file)]
lengths = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
write("iris", 60, flowers, {name: name for name in [*lengths, *species]})


def columns_of(name):
    with open(f"{name}.csv") as file:
        header, *rows = csv.reader(file)
    return {column: [json.loads(row[j]) for row in rows] for j, column in enumerate(header)}


names = ["penguins", "cars", "iris"]
with open("tables.json", "w") as file:
    json.dump({name: columns_of(name) for name in names}, file, indent=2)
    file.write("\n")
